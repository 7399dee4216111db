/** What the user wants beside the alerts themselves. */
export interface Wishes {
  /** PromQL label matchers such as `job="redis",env="prod"`; empty for all servers. */
  readonly selector: string
  /** Labels (tags) that every alert gets; `severity` among them replaces that of each. */
  readonly labels: Readonly<Record<string, string>>
  /** Sentences for the head of the file. */
  readonly notes: readonly string[]
}
