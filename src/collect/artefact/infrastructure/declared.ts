import type { Place } from '../../../model'
import type { Tree } from '../documents/tree'

/** One piece of infrastructure that a file declares, with what could be worked out of its settings. */
export interface Declared {
  /** What declares it: words for the report. */
  readonly language: 'Terraform' | 'CloudFormation'
  /** `aws_cloudwatch_metric_alarm`, `AWS::CloudWatch::Alarm`; for a call of a module its source. */
  readonly type: string
  readonly isModule: boolean
  /** What the file calls it. */
  readonly name: string
  /** The line that opens it. */
  readonly place: Place
  /** Its attributes and nested blocks by name; blocks of one name are a list. */
  readonly tree: Tree
  /** Whether a condition keeps it from being created: `count = 0`; undefined where that is not known. */
  readonly isCreated: boolean | undefined
  /** What its references are looked up in: one instance of a module, one template. */
  readonly home: string
}

/** A setting of a resource, by its name in Terraform; CloudFormation writes `ThresholdMetricId` for `threshold_metric_id`. */
export function setting(tree: Tree | undefined, name: string): Tree | undefined {
  return tree?.at(name) ?? tree?.at(pascal(name))
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** The first nested block of a name: a list of one in Terraform, the mapping itself elsewhere. */
export function nested(tree: Tree | undefined, name: string): Tree | undefined {
  const value = setting(tree, name)
  return value?.items[0] ?? value
}
