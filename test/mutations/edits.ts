import * as pulumi from "@pulumi/pulumi";
import type { Mutation } from "../../tools/engine/mutation";

/** A statement of a policy, as far as mutations change it. */
export interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** A container of a task definition, as far as mutations change it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
}

/** A mutation that edits one text among the inputs of a resource; a test ends where nothing is edited. */
export function edited(
  type: string,
  name: string,
  property: string,
  edit: (text: string) => string,
): Mutation {
  const editAll = (text: string): string => {
    const result = edit(text);
    if (result === text) throw new Error(`${name}: the mutation finds nothing to edit in ${property}`);
    return result;
  };
  return {
    resource: { type, name },
    change: ({ props, opts }) => {
      const text = props[property] as pulumi.Input<string>;
      return { props: { ...props, [property]: pulumi.output(text).apply(editAll) }, opts };
    },
  };
}

/** A mutation that edits the statements of a role's policy; what is left without action or resource goes. */
export function grants(name: string, edit: (statement: Statement) => Statement): Mutation {
  return edited("aws:iam/rolePolicy:RolePolicy", name, "policy", (policy) => {
    const document = JSON.parse(policy) as { readonly Statement: readonly Statement[] };
    const left = document.Statement.map(edit).filter(
      ({ Action, Resource }) => Action.length > 0 && Resource.length > 0,
    );
    return JSON.stringify({ ...document, Statement: left });
  });
}

/** An edit that takes one action out of a policy. */
export function withoutAction(action: string): (statement: Statement) => Statement {
  return (statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((each) => each !== action),
  });
}

/** An edit that takes the resources out of a policy whose ARN contains a text. */
export function withoutResource(part: string): (statement: Statement) => Statement {
  return (statement) => ({
    ...statement,
    Resource: [statement.Resource].flat().filter((arn) => !arn.includes(part)),
  });
}

/** A mutation that edits the containers of a task definition. */
export function containers(
  name: string,
  edit: (all: readonly Container[]) => readonly Container[],
): Mutation {
  return edited("aws:ecs/taskDefinition:TaskDefinition", name, "containerDefinitions", (definitions) =>
    JSON.stringify(edit(JSON.parse(definitions) as readonly Container[])),
  );
}

/** A mutation that edits the script with which the instances of a template start. */
export function startScript(name: string, edit: (script: string) => string): Mutation {
  return edited("aws:ec2/launchTemplate:LaunchTemplate", name, "userData", (userData) =>
    Buffer.from(edit(Buffer.from(userData, "base64").toString())).toString("base64"),
  );
}
