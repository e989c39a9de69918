/** The displayed name of a model. */

/**
 * Returns a model's name without folder and extension, because some servers list paths of files.
 *
 * @param model as the server lists it
 */
export function getModelName(model: string): string {
  return model.replace(/^.*[/\\](?=.)/, '').replace(/\.gguf$/i, '') || model;
}
