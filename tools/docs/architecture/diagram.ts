import type { Link, Verb } from "./link";
import { keyOf, type Thing } from "./things";

export type Shape = "box" | "store" | "round";

/** A node of a diagram: one thing, or several that a reader of this diagram takes for one. */
export interface Part {
  /** Letters and digits; the id of a frame for what the frame itself stands for. */
  readonly id: string;
  readonly label: (things: readonly Thing[]) => string;
  /** Id of the frame around it; none without. */
  readonly group?: string;
  readonly shape?: Shape;
  readonly holds: (thing: Thing) => boolean;
}

export interface Frame {
  readonly id: string;
  readonly label: string;
  /** Id of the frame around it. */
  readonly within?: string;
}

/** What a diagram shows of a plan. A thing belongs to the first part that holds it, and to none where none does. */
export interface View {
  readonly direction: "LR" | "TB";
  readonly frames: readonly Frame[];
  readonly parts: readonly Part[];
  /** Links that are left out; all others between two parts are shown. */
  readonly without?: (from: Part, to: Part, link: Link) => boolean;
  /** Parts to which what is in a frame is linked by one arrow from the frame. */
  readonly lifted?: readonly string[];
  /** Frames to which one arrow leads from whatever is linked to all of their parts. */
  readonly joined?: readonly string[];
  /** Verbs that are not written: what goes without saying in this diagram. */
  readonly silent?: readonly Verb[];
  /** Leaves out parts at which no arrow begins or ends. */
  readonly linkedOnly?: true;
  /** Leaves out ports. */
  readonly plain?: true;
}

export interface Node {
  readonly id: string;
  readonly label: string;
  readonly shape: Shape;
  readonly group?: string;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export interface Diagram {
  readonly direction: View["direction"];
  readonly frames: readonly Frame[];
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

function distinct<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** Verbs in the order of the alphabet, each with its details: "calls 8000, 8002; reads". */
function labelOf(links: readonly Link[], { silent = [], plain }: View): string {
  const all = [...new Set(links.map(({ verb }) => verb))].sort();
  // Who writes reads, too, but for few: where writing goes without saying, reading is said where there is no more.
  const verbs =
    silent.includes("writes") && all.includes("writes") ? all.filter((verb) => verb !== "reads") : all;
  const said = verbs.flatMap((verb) => {
    const details = links.flatMap(({ verb: own, detail }) =>
      own === verb && detail !== undefined && plain !== true ? [detail] : [],
    );
    const text = [...new Set(details)].sort((a, b) => a.localeCompare(b, "en", { numeric: true })).join(", ");
    return silent.includes(verb) ? (text === "" ? [] : [text]) : [`${verb} ${text}`.trimEnd()];
  });
  return said.join(", ");
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly links: readonly Link[];
}

function merged(arrows: readonly Arrow[]): readonly Arrow[] {
  const byEnds = new Map<string, Arrow>();
  for (const { from, to, links } of arrows) {
    const key = `${from} ${to}`;
    byEnds.set(key, { from, to, links: [...(byEnds.get(key)?.links ?? []), ...links] });
  }
  return [...byEnds.values()];
}

/** Instead of an arrow to each part of a frame, one to the frame. */
function joinedTo(frame: string, parts: readonly Part[], arrows: readonly Arrow[]): readonly Arrow[] {
  const inside = parts.filter(({ group }) => group === frame).map(({ id }) => id);
  const isJoined = (from: string): boolean =>
    inside.length > 1 &&
    !inside.includes(from) &&
    inside.every((id) => arrows.some((arrow) => arrow.from === from && arrow.to === id));
  return merged(
    arrows.map((arrow) =>
      inside.includes(arrow.to) && isJoined(arrow.from) ? { ...arrow, to: frame } : arrow,
    ),
  );
}

/** Parts of the view that the plan has something for, with every link between two of them once. */
export function diagramOf(things: readonly Thing[], links: readonly Link[], view: View): Diagram {
  const { parts, lifted = [], joined = [], without = () => false } = view;
  const partOf = (thing: Thing): Part | undefined => parts.find(({ holds }) => holds(thing));
  const ends = links.flatMap(({ from, to }) => [from, to]);
  const known = distinct([...things, ...ends], keyOf);
  const held = new Map(parts.map((part) => [part, known.filter((thing) => partOf(thing) === part)]));
  const single = links.flatMap((link): readonly Arrow[] => {
    const [from, to] = [partOf(link.from), partOf(link.to)];
    if (from === undefined || to === undefined || from === to || without(from, to, link)) return [];
    const isLifted = lifted.includes(to.id) && from.group !== to.group;
    return [{ from: (isLifted ? from.group : undefined) ?? from.id, to: to.id, links: [link] }];
  });
  const isLinked = ({ id }: Part): boolean => single.some(({ from, to }) => from === id || to === id);
  const shown = parts.filter(
    (part) => (held.get(part) ?? []).length > 0 && (view.linkedOnly !== true || isLinked(part)),
  );
  const arrows = joined.reduce((left, frame) => joinedTo(frame, shown, left), merged(single));
  const used = (frame: Frame): boolean =>
    shown.some(({ group }) => group === frame.id) ||
    view.frames.some((each) => each.within === frame.id && used(each));
  return {
    direction: view.direction,
    frames: view.frames.filter(used),
    nodes: shown
      .filter(({ id }) => !view.frames.some((frame) => frame.id === id))
      .map((part) => ({
        id: part.id,
        label: part.label(held.get(part) ?? []),
        shape: part.shape ?? "box",
        ...(part.group !== undefined && { group: part.group }),
      })),
    edges: arrows.map(({ from, to, links: all }) => ({
      ...{ from, to },
      label: labelOf(all, joined.includes(to) ? { ...view, plain: true } : view),
    })),
  };
}
