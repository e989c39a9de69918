/** pdf.js types its worker module nowhere. Importing it makes the calling thread its own worker. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object;
}
