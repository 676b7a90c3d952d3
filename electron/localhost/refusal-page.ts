/** For a person at the door: the address was opened without this start's token. No script, no style, no secrets. */
export function refusalPage(reason: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>览卷 · 请用启动时给出的地址打开</title>
<h1>请用启动时给出的地址打开</h1>
<p>览卷启动时在终端里给出一个地址，一分钟内打开，只能用一次。在终端里按回车可得到新地址，也可以重新启动览卷。</p>
<p lang="en">An address that Lanjuan prints opens once, within a minute. Press Enter at the terminal for another, or start it again. (${reason})</p>
</html>
`;
}
