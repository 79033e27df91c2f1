import type { Command } from './command'

/** How the command line is used, in Chinese. */
export function usageText(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => callOf(command).length))
  return [
    '标准化试点工作台 命令行',
    '',
    '用法：npm run cli -- <命令> [参数]',
    '',
    ...commands.map((command) => `  ${callOf(command).padEnd(width)}  ${command.summary}`),
    '',
    '  --json  只向标准输出写一个 JSON 对象',
    '  --help  显示本说明',
    '',
    '加密的文件也可直接查看、核对、导出：口令取自环境变量 BZSD_PASSPHRASE，没有设置时按提示输入。',
    '',
    '退出码：0 成功；1 输入有问题（逐条列出）；2 用法不对。',
  ].join('\n')
}

function callOf({ name, operands, options, flags = [] }: Command): string {
  const named = Object.entries(options).map(([option, { value, required }]) => {
    const text = `--${option} ${value}`
    return required ? text : `[${text}]`
  })
  return [name, ...operands, ...named, ...flags.map((flag) => `[--${flag}]`)].join(' ')
}
