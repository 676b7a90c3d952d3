/** Pictures as pages of one file, in which each lies as it is; named after the first. */
export async function boundFile(pictures: readonly File[]): Promise<File> {
  const { bindPictures } = await import('../../data/plain/bound-pictures.ts');
  const contents = pictures.map(async (file) => ({
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  const bytes = bindPictures(await Promise.all(contents));
  return new File([bytes], `${(pictures[0]?.name ?? '').replace(/\.[^.]+$/, '')}.cbz`);
}
