/** The picture that the player shows, for whoever wants to draw something on it. */
let shown: HTMLVideoElement | null = null;

/** The player names its element while it is on the page. */
export function showsFrames(element: HTMLVideoElement): () => void {
  shown = element;
  return () => {
    if (shown === element) shown = null;
  };
}

/** Fills the canvas with the frame of this moment, its middle where the shapes differ; false: there is none. */
export function drawCurrentFrame(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext('2d');
  if (context === null || shown === null || shown.readyState < shown.HAVE_CURRENT_DATA) return false;
  const { videoWidth, videoHeight } = shown;
  if (videoWidth === 0 || videoHeight === 0) return false;
  const scale = Math.max(canvas.width / videoWidth, canvas.height / videoHeight);
  const [width, height] = [canvas.width / scale, canvas.height / scale];
  context.drawImage(
    shown,
    (videoWidth - width) / 2,
    (videoHeight - height) / 2,
    ...([width, height, 0, 0, canvas.width, canvas.height] as const),
  );
  return true;
}
