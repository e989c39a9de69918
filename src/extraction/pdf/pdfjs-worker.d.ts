/** pdf.js has no types for its worker module. Importing it lets the calling thread do the work. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object;
}
