import type { Page } from '@playwright/test';

declare const lanjuan: {
  call(method: string, request: unknown): Promise<unknown>;
  openSource(reportId: unknown): Promise<{ readonly error?: { readonly code: string } }>;
};

/**
 * What a page is answered that wants files opened by the system: a page of scripts under a harmless name, which is kept as
 * what it is, and whatever names a file.
 */
export function codesOfOpening(page: Page): Promise<readonly (string | undefined)[]> {
  return page.evaluate(async () => {
    const text =
      '<html><body><p>临河县市场监督管理局2023年工作总结</p><p>全年检查门店120家。</p></body></html>';
    const bytes = new TextEncoder().encode(text);
    const file = { name: '总结.txt', contentBase64: btoa(String.fromCharCode(...bytes)) };
    const added = await lanjuan.call('imports.add', { files: [file] });
    const { value } = added as { readonly value: readonly [{ readonly reportId: string }] };
    const files = ['../../etc/passwd', '/bin/sh', 'file:///bin/sh', null, {}];
    const replies = [];
    for (const one of [value[0].reportId, 'pinghu-2022', ...files])
      replies.push(await lanjuan.openSource(one));
    return replies.map(({ error }) => error?.code);
  });
}
