import type { Place } from '../../../model'
import { lineStarts, placeIn } from '../../files/lines'
import { parseHclJson } from '../documents/hcl/json'
import { parseHcl } from '../documents/hcl/parser'
import type { Body, Range } from '../documents/hcl/syntax'

/** Files of Terraform and OpenTofu, and of their variables. */
export const TERRAFORM_FILE = /\.(?:tf|tofu)(?:\.json)?$/
/** Files of variables; those with names of their own are loaded by an option alone. */
export const ANY_VARIABLES_FILE = /\.tfvars(?:\.json)?$/
/** Files of variables that are loaded by themselves (Terraform, "Variable definitions files"). */
export const VARIABLES_FILE = /(?:^|\/)(?:terraform\.tfvars|[^/]+\.auto\.tfvars)(?:\.json)?$/

/** One parsed file. */
export class TerraformFile {
  readonly body: Body
  readonly #starts: readonly number[]

  /** @throws Unreadable for what is neither HCL nor its JSON syntax, too deep or too much */
  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.body = path.endsWith('.json') ? parseHclJson(text, ANY_VARIABLES_FILE.test(path)) : parseHcl(text)
    this.#starts = lineStarts(text)
  }

  placeOf({ start, end }: Range): Place {
    return placeIn(this.path, this.#starts, start, end)
  }

  /** What stands there, on one line. */
  textOf({ start, end }: Range): string {
    return this.text.slice(start, Math.min(end, start + MAX_WRITTEN)).replace(/\s+/g, ' ')
  }
}

/** How much of an expression is kept where its value is not known. */
const MAX_WRITTEN = 300
