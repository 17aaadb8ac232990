import type { Environment } from "../../naming";
import type { ValueKey, Values } from "../keys";
import type { Problem } from "../problem";

/** What another environment's file says about its account. */
export interface Sibling {
  readonly environment: Environment;
  readonly account: string;
  readonly ownsAccount: boolean;
}

/** What a rule knows beside the values of its own file. */
export interface RuleContext {
  readonly environment: Environment;
  readonly siblings: readonly Sibling[];
  /** The day on which the settings are judged, as YYYY-MM-DD: what AWS supports ends on a date. */
  readonly today: string;
}

/** A relation between keys, or between a key and the environment. */
export interface Rule {
  /** The rule is judged when none of these keys has a problem of its own. */
  readonly needs: readonly ValueKey[];
  readonly check: (values: Values, context: RuleContext) => Problem[];
}

/** Narrows what `check` may read to the keys that it declares. */
export function rule<K extends ValueKey>(
  needs: readonly K[],
  check: (values: Pick<Values, K>, context: RuleContext) => Problem[],
): Rule {
  return { needs, check };
}
