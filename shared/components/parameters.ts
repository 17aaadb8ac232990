import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ParameterId } from "../inventory";
import type { LayerContext } from "./layer";

/**
 * Parameters that tell containers and functions what AWS alone can name (decisions.md section 2). Plain strings that are
 * shown in a preview: none is a secret.
 */
export function createStringParameters<Id extends ParameterId>(
  context: LayerContext,
  values: Readonly<Record<Id, pulumi.Input<string>>>,
): Record<Id, aws.ssm.Parameter> {
  const create = (id: Id): aws.ssm.Parameter => {
    const name = context.names.parameter(id);
    return new aws.ssm.Parameter(
      `parameter-${id.replace("/", "-")}`,
      { name, type: "String", insecureValue: values[id], tags: context.tags(name) },
      context.options(),
    );
  };
  const ids = Object.keys(values) as Id[];
  return Object.fromEntries(ids.map((id) => [id, create(id)])) as Record<Id, aws.ssm.Parameter>;
}
