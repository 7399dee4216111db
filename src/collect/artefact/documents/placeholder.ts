/** Begins what stands for a value that only the rendering of a template gives; reads as a name in YAML and in PromQL. */
export const PLACEHOLDER = 'template_value_'

/** Whether a text holds a value that only the rendering of a template gives. */
export function hasPlaceholder(text: string): boolean {
  return text.includes(PLACEHOLDER)
}
