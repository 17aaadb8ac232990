import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import {
  application,
  attach,
  balancer,
  containers,
  here,
  lambda,
  namespace,
  roleArn,
} from "./compute-ground";
import { Ground } from "./refused";

/** A write whose only fault is that one input names nothing; `@x` stands for the id of what is there. */
export type Reference = [type: string, property: string, inputs: Values, error: string];

export const none = (service: string, resource: string): string => `arn:aws:${service}:${here}:${resource}`;
export const noGroup = none("elasticloadbalancing", "targetgroup/none/1");
export const noRole = roleArn("none");

/** One test a row, in an account that holds one of everything else. */
export function testReferences(rows: readonly Reference[]): void {
  for (const [type, property, inputs, error] of rows) {
    it(`refuse ${type} whose ${property} names nothing`, () => {
      const ground = new Ground();
      containers(ground);
      balancer(ground);
      attach(ground);
      lambda(ground);
      namespace(ground);
      application(ground);
      ground.role("ecs", "ecs.amazonaws.com");
      ground.allow("ecs", "*");
      ground.make("aws:autoscaling/group:Group", "asg", { name: "asg", minSize: 1, maxSize: 1 });
      ground.make("aws:cloudwatch/eventRule:EventRule", "rule", { name: "rule" });
      const filled = JSON.stringify(inputs).replace(/"@([\w-]+)"/g, (_, name: string) =>
        JSON.stringify(ground.id(name)),
      );
      assert.throws(
        () => ground.harness.create(type, JSON.parse(filled) as Values),
        ({ message }: Error) => message.startsWith(error) && message.includes(`\n${property}: '`),
      );
    });
  }
}
