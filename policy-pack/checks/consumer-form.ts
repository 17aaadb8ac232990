/** Who makes a resource worth having. Of several ways any is enough. */
export interface Need {
  /** What the resource lacks: completes "nothing declared ...". */
  readonly verb: string;
  /** Types whose resources consume it, each with the top-level properties in which they name it. */
  readonly sites?: Readonly<Record<string, readonly string[]>>;
  /** Instead of `sites`: whatever names it consumes it, but these types, which only configure or watch it. */
  readonly except?: readonly string[];
  /** Actions of which a role must be allowed one on it by name. */
  readonly actions?: readonly string[];
  /** Uses beside which it needs nobody else. */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
}

/** What resources of some types are there for. */
export interface ConsumerRow {
  readonly types: readonly string[];
  readonly needs: readonly Need[];
  /** A property by which consumers look it up although it is no name of AWS's. */
  readonly label?: string;
  /** A type that stands for it, and the property of that type that names it: who names the one uses the other. */
  readonly through?: readonly [type: string, property: string];
  /** Names whose consumer is outside the program. */
  readonly outside?: RegExp;
}

/** The token of a type: `sqs/queue` is `aws:sqs/queue:Queue`. */
export const typeOf = (short: string): string => {
  const name = short.slice(short.indexOf("/") + 1);
  return `aws:${short}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

/** Sites from `type property property`, a string each. */
export const at = (...places: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    places.map((place) => {
      const [short, ...properties] = place.split(" ");
      return [typeOf(String(short)), properties];
    }),
  );

export const row = (
  types: string,
  needs: Need | readonly Need[],
  more: Omit<ConsumerRow, "types" | "needs"> = {},
): ConsumerRow => ({
  types: types.split(" ").map(typeOf),
  needs: "verb" in needs ? [needs] : needs,
  ...more,
});

export const by = (verb: string, ...places: readonly string[]): Need => ({ verb, sites: at(...places) });

/** Types that look at a resource and never need it. */
const watchers = [
  ...["cloudwatch/metricAlarm", "cloudwatch/compositeAlarm", "cloudwatch/dashboard"],
  ...["backup/selection", "backup/restoreTestingSelection"],
];

export const except = (verb: string, ...short: readonly string[]): Need => ({
  verb,
  except: [...watchers, ...short].map(typeOf),
});
