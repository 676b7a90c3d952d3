/** What has been drawn, as PNG. Rejects where the browser gives none. */
export async function pictureOn(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be made');
  return blob;
}
