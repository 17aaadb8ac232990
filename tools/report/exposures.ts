import { settingsOf } from "../../policy-pack/checks/secret-settings";
import { containersOf } from "../../policy-pack/graph/containers";
import type { ResourceGraph } from "../../policy-pack/graph/graph";
import type { Resource } from "../../policy-pack/graph/resource";
import type { ResourceChange } from "./changes";
import type { Danger } from "./dangers";
import type { Finding } from "./snapshot";

/** The policies whose findings are secrets that whoever may look at a resource can read. */
const exposing: readonly string[] = ["secrets-not-in-env"];

/** What ECS puts into a task's containers from a secret: by the variable, the reference to it. */
function injectedInto(task: Resource): ReadonlyMap<string, string> {
  const secrets = containersOf(task).flatMap((container) => container.blocks("secrets"));
  return new Map(secrets.map((each) => [each.text("name") ?? "", each.text("valueFrom") ?? ""]));
}

/** Variables that came from a secret and are written out now, whatever a policy thinks of their names. */
function movedSecrets(change: ResourceChange, old: Resource, now: Resource): readonly Danger[] {
  const before = injectedInto(old);
  return settingsOf(now)
    .filter(({ name, value }) => before.has(name) && value !== before.get(name))
    .map(({ name, where }) => ({
      kind: "secret exposed",
      subject: change,
      text: `${where} holds \`${name}\` in clear text, which came from a secret`,
    }));
}

function found(appeared: readonly Finding[], changes: readonly ResourceChange[]): readonly Danger[] {
  return appeared
    .filter(({ rule, outcome }) => exposing.includes(rule) && outcome !== "not evaluated")
    .flatMap(({ resources, text }) =>
      resources.map((name): Danger => {
        const subject = changes.find((change) => change.name === name) ?? { name };
        return { kind: "secret exposed", subject, text };
      }),
    );
}

/**
 * The secrets that can be read from now on: those that left their store, and what else the policies find, which an
 * exemption does not hide here.
 *
 * @param appeared what the policies find now and did not find before
 */
export function exposuresOf(
  changes: readonly ResourceChange[],
  appeared: readonly Finding[],
  [before, after]: readonly [ResourceGraph, ResourceGraph],
): readonly Danger[] {
  const moved = changes
    .filter(({ type }) => type === "aws.ecs.TaskDefinition")
    .flatMap((change) => {
      const [old, now] = [before, after].map((graph) => graph.byUrnOf(change.urn));
      return old && now ? movedSecrets(change, old, now) : [];
    });
  // One variable is one danger, though a policy notices it, too.
  const isTold = ({ subject, text }: Danger): boolean =>
    moved.some(
      (each) =>
        each.subject.name === subject.name &&
        (each.text.match(/`[^`]+`/g) ?? []).some((name) => text.includes(name)),
    );
  return [...moved, ...found(appeared, changes).filter((each) => !isTold(each))];
}
