/** Stands in the list of folders when there are attached files. */
const ATTACHMENT_LINES = [
  '  data\\attachments\\*           佐证材料（照片、文档等），文件名是内容的校验值（SHA-256）；',
  '                               原来的文件名见 data\\records\\attachments.jsonl 中校验值（sha256）相同的一行',
]

const linesWith = (attachmentLines: readonly string[]) => [
  '标准化试点工作台 工作区文件 使用说明',
  '',
  '一、这是什么',
  '',
  '扩展名为 .bzsd 的工作区文件保存了一个工作区的全部数据：试点、体系节点、标准、人员、宣传培训、',
  '实施记录、归档文件、档案日志等，以及每一次修改的记录（谁、何时、改了什么）。',
  '打开方法：启动“标准化试点工作台”，在“导入导出”中选择“导入工作区文件”。',
  '',
  '二、没有该程序时怎样查看',
  '',
  '工作区文件是一个普通的 ZIP 压缩包，内部按 BagIt 1.0（RFC 8493）组织，任何时候都可以用通用软件打开：',
  '1. 把文件复制一份，将副本的扩展名 .bzsd 改为 .zip；',
  '2. 解压到一个空文件夹（例如 D:\\核对）；',
  '3. 用“记事本”打开 data\\records 中的 .jsonl 文件，每一行是一条数据（UTF-8 编码）。',
  '',
  '文件夹内容：',
  '  data\\workspace.json          格式版本、工作区标识、各类数据的条数',
  '  data\\records\\*.jsonl         各类数据，每行一条，按标识排序',
  '  data\\journal\\batches.jsonl   修改记录：何人、何时、做了什么操作',
  '  data\\journal\\changes.jsonl   修改记录：每一项修改前后的内容',
  ...attachmentLines,
  '  bag-info.txt                 数据总字节数和文件个数（Payload-Oxum）、程序版本',
  '  manifest-sha256.txt          data 中每个文件的校验值（SHA-256）',
  '  tagmanifest-sha256.txt       其余文件的校验值（SHA-256）',
  '',
  '三、怎样核对文件是否完整、有没有被改动',
  '',
  'Windows（用系统自带的 certutil）：',
  '1. 在解压出的文件夹的地址栏输入 cmd 并回车，打开命令窗口；',
  '2. 对要核对的文件执行，例如：',
  '     certutil -hashfile data\\records\\standards.jsonl SHA256',
  '3. 用“记事本”打开 manifest-sha256.txt，找到 data/records/standards.jsonl 所在的一行；',
  '   命令显示的 64 位校验值与该行开头的校验值相同，说明文件完整；不同，说明文件已损坏或被改动。',
  '   （较旧的 Windows 显示的校验值中带有空格，比较时忽略空格。）',
  '4. manifest-sha256.txt 自身的校验值记在 tagmanifest-sha256.txt 中，用同样的方法核对。',
  '',
  'Linux、统信 UOS、银河麒麟：在解压出的文件夹中执行',
  '     sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt',
  '每一行都显示“成功”或“OK”，说明文件完整。',
  '',
  '四、请注意',
  '',
  '请勿修改解压出的文件后重新压缩：程序会核对每个校验值，任何改动都会使文件无法导入。',
  '',
]

/** 使用说明.txt: with a byte order mark and CRLF, so that every Notepad shows it; the same in every file of a format. */
export function guideText(hasAttachments: boolean): string {
  return `\uFEFF${linesWith(hasAttachments ? ATTACHMENT_LINES : []).join('\r\n')}`
}
