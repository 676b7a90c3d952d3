/** Pixels per unit of the chart: enough for paper and for a large screen. */
const SCALE = 3;

/** A drawing as a PNG on the colour given. Rejects where the browser cannot draw it. */
export async function pictureOf(
  svg: string,
  { width, height, paper }: { readonly width: number; readonly height: number; readonly paper: string },
): Promise<Blob> {
  const image = new Image(width * SCALE, height * SCALE);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('this window cannot draw');
    pen.fillStyle = paper;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the picture could not be made');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
