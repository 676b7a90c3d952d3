/** For a person at the door: the address was opened without this start's token. No script, no style, no secrets. */
export function refusalPage(reason: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>览卷 · 请用启动时给出的地址打开</title>
<h1>请用启动时给出的地址打开</h1>
<p>览卷启动时在终端里给出一个带口令的地址。请从那里打开，或重新启动览卷。</p>
<p lang="en">Open the address that Lanjuan printed when it started, or start it again. (${reason})</p>
</html>
`;
}
