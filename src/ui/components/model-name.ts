/** A model's name as people read it: some servers call a model by the path of its file. */

/** @param model as the server lists it */
export function getModelName(model: string): string {
  return model.replace(/^.*[/\\](?=.)/, '').replace(/\.gguf$/i, '') || model;
}
