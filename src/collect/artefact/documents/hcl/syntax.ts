/** Offsets in the text of a file; the end is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A string with interpolations: texts, and what is to be computed between them. */
export interface Template extends Range {
  readonly kind: 'template'
  readonly parts: readonly (string | Expression)[]
}

/** `{ name = value }` or `{ name: value }`; a bare name is a literal. */
export interface ObjectEntry {
  readonly key: Expression
  readonly value: Expression
}

/**
 * An expression of HCL as far as it is told apart here: `for`, splats and template directives stay `opaque`, since
 * nothing that is looked for can be worked out of them without running Terraform.
 */
export type Expression =
  | Template
  | (Range & { readonly kind: 'literal'; readonly value: string | number | boolean | null })
  | (Range & { readonly kind: 'list'; readonly items: readonly Expression[] })
  | (Range & { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] })
  | (Range & { readonly kind: 'name'; readonly name: string })
  | (Range & { readonly kind: 'member'; readonly of: Expression; readonly name: string })
  | (Range & { readonly kind: 'index'; readonly of: Expression; readonly at: Expression })
  | (Range & { readonly kind: 'call'; readonly name: string; readonly items: readonly Expression[] })
  | (Range & {
      readonly kind: 'conditional'
      readonly test: Expression
      readonly yes: Expression
      readonly no: Expression
    })
  | (Range & {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
    })
  | (Range & { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression })
  | (Range & { readonly kind: 'opaque' })

/** `name = expression`; the range is that of both. */
export interface Attribute extends Range {
  readonly name: string
  readonly value: Expression
}

/** `type "label" "label" { … }`; the range is that of the line that opens it. */
export interface Block extends Range {
  readonly type: string
  readonly labels: readonly string[]
  readonly body: Body
}

/** What a file or a block holds, in its order. */
export interface Body {
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}
