import type { Fixture } from "../../../policy-pack/rule";
import { UNKNOWN } from "../../../policy-pack/graph/values";

export type Inputs = Readonly<Record<string, unknown>>;

/** Says what some resources say in another form; undefined where they hold nothing of the kind. */
export interface Transformation {
  /** What is said; transformations of one concern lead to one another. */
  readonly concern: string;
  readonly title: string;
  readonly apply: (resources: readonly Fixture[]) => readonly Fixture[] | undefined;
  /** What both forms have to know, where the comparison would be of something else without it. */
  readonly prepare?: (resources: readonly Fixture[]) => readonly Fixture[];
}

export const blockOf = (value: unknown): Inputs => {
  const single: unknown = Array.isArray(value) ? value[0] : value;
  return typeof single === "object" && single !== null ? { ...single } : {};
};
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Without undefined properties. */
export const given = (inputs: Inputs): Inputs =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));

export function without(inputs: Inputs, ...properties: readonly string[]): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([property]) => !properties.includes(property)));
}

/** What a block of a parent says, as a resource of its own. */
interface Separation {
  readonly concern: string;
  readonly title: string;
  readonly parents: readonly string[];
  readonly property: string;
  readonly link: string;
  /** False for what cannot be said in a resource of its own. */
  readonly accepts?: (value: unknown) => boolean;
  /** The separate resources' type and inputs without the link. */
  readonly parts: (
    value: unknown,
    parent: Fixture,
  ) => readonly Pick<Fixture, "type" | "inputs" | "references">[];
}

/** Moves a property of parents into resources of their own, which name the parent by an output. */
export function separated({
  concern,
  title,
  parents,
  property,
  link,
  parts,
  accepts = () => true,
}: Separation): Transformation {
  const says = ({ type, inputs }: Fixture): boolean =>
    parents.includes(type) &&
    inputs[property] !== undefined &&
    typeof inputs[property] !== "symbol" &&
    accepts(inputs[property]);
  return {
    concern,
    title,
    apply: (resources) =>
      resources.some(says)
        ? resources.flatMap((parent) => {
            if (!says(parent)) {
              return [parent];
            }
            const sources = parent.references?.[property] ?? [];
            return [
              { ...parent, inputs: without(parent.inputs, property) },
              ...parts(parent.inputs[property], parent).map(
                ({ type, inputs, references = {} }, index): Fixture => ({
                  type,
                  name: `${parent.name}-${property}-${index}`,
                  inputs: { [link]: UNKNOWN, ...inputs },
                  references: {
                    ...Object.fromEntries(Object.keys(inputs).map((key) => [key, sources])),
                    ...references,
                    [link]: [parent.name],
                  },
                  ...(parent.layer !== undefined && { layer: parent.layer }),
                  ...(parent.provider !== undefined && { provider: parent.provider }),
                }),
              ),
            ];
          })
        : undefined,
  };
}

/** What separate resources say, as a block of their parent. */
interface Joining {
  readonly concern: string;
  readonly title: string;
  readonly parents: readonly string[];
  readonly companion: string;
  readonly link: string;
  readonly property: string;
  /** The property's value; undefined where these resources cannot be said so. */
  readonly value: (companions: readonly Inputs[]) => unknown;
}

/** Moves separate resources into their parents, where that is in the example and does not say the same already. */
export function joined({
  concern,
  title,
  parents,
  companion,
  link,
  property,
  value,
}: Joining): Transformation {
  return {
    concern,
    title,
    apply: (resources) => {
      const parentOf = (each: Fixture): Fixture | undefined =>
        each.type === companion
          ? resources.find((other) => parents.includes(other.type) && isNamed(each, link, other))
          : undefined;
      const moved = new Map<Fixture, { readonly parent: Fixture; readonly companions: Fixture[] }>();
      for (const each of resources) {
        const parent = parentOf(each);
        if (parent && parent.inputs[property] === undefined) {
          const entry = moved.get(parent) ?? { parent, companions: [] };
          entry.companions.push(each);
          moved.set(parent, entry);
        }
      }
      const done = [...moved.values()].flatMap(({ parent, companions }) => {
        const said = value(companions.map(({ inputs }) => without(inputs, link)));
        return said === undefined ? [] : [{ parent, companions, said }];
      });
      if (done.length === 0) {
        return undefined;
      }
      const names = new Map(
        done.flatMap(({ parent, companions }) => companions.map(({ name }) => [name, parent.name])),
      );
      const current = (list: readonly string[], own: string): readonly string[] => [
        ...new Set(list.map((name) => names.get(name) ?? name).filter((name) => name !== own)),
      ];
      return resources
        .filter(({ name }) => !names.has(name))
        .map((each): Fixture => {
          const found = done.find(({ parent }) => parent === each);
          const sources = (found?.companions ?? []).flatMap(({ references = {} }) =>
            Object.entries(references).flatMap(([key, list]) => (key === link ? [] : list)),
          );
          const references = { ...each.references, ...(sources.length > 0 && { [property]: sources }) };
          return {
            ...each,
            inputs: { ...each.inputs, ...(found && { [property]: found.said }) },
            references: Object.fromEntries(
              Object.entries(references).map(([key, list]) => [key, current(list, each.name)]),
            ),
            ...(each.dependsOn && { dependsOn: current(each.dependsOn, each.name) }),
          };
        });
    },
  };
}

const nameKeys = ["bucket", "name", "identifier"] as const;

function isNamed({ references, inputs }: Fixture, link: string, parent: Fixture): boolean {
  const said = inputs[link];
  const names = nameKeys.map((key) => parent.inputs[key]);
  if (typeof said === "string" && said !== parent.outputs?.id) {
    return names.some((name) => typeof name === "string" && new RegExp(`(?:^|[:/])${name}$`).test(said));
  }
  return typeof said === "string" || references?.[link]?.includes(parent.name) === true;
}
