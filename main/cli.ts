import { runCli } from './cli/run'

/** Entry of the command line, under plain Node. */
process.exitCode = await runCli(process.argv.slice(2), {
  print: (line) => console.log(line),
  warn: (line) => console.error(line),
  // Progress is for people who watch; a log or a pipe gets none.
  onProgress({ fraction, note }) {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${fraction < 1 ? `${note} ${Math.round(fraction * 100)}%` : ''}`)
  },
})
