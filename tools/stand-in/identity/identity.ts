import { accessIdentities } from "./access";
import { apiIdentities } from "./api";
import { automationIdentities } from "./automation";
import { balancingIdentities } from "./balancing";
import { certificateIdentities } from "./certificates";
import { computeIdentities } from "./compute";
import { containerIdentities } from "./containers";
import { databaseIdentities } from "./database";
import { detectionIdentities } from "./detection";
import { edgeIdentities } from "./edge";
import { messagingIdentities } from "./messaging";
import { networkIdentities } from "./network";
import { operationsIdentities } from "./operations";
import { storageIdentities } from "./storage";
import type { Values } from "../values";

/** How AWS identifies a resource of one type. Templates are those of `template.ts`. */
export interface Identity {
  /** The id that AWS's provider gives (section "Import" of the type's documentation). */
  id: string;
  /** The input that holds the physical name. */
  name?: string;
  /** A template, or what makes one where the form hangs on an input. */
  arn?: string | ((inputs: Values) => string);
  /** Further outputs. */
  outputs?: Readonly<Record<string, string>>;
  /** Further outputs that are lists or blocks, or that no single template yields. */
  derive?: (inputs: Values, fill: (template: string) => string) => Values;
  /** What must be unique; without it the id, where that consists of inputs only. */
  unique?: string;
  /** Where it must be unique: in the region (default), in the account, in the world. */
  scope?: "region" | "account" | "world";
  /** AWS's exception when it is taken. */
  taken?: string;
  /** AWS answers a second request of the same inputs with what the first one made. */
  answersAgain?: true;
  /**
   * The input by which AWS's provider binds it in a request of its own, sent when the creation is answered: what was
   * made without an answer is bound to nothing, and stands in nobody's way.
   */
  boundBy?: string;
  /**
   * AWS's provider makes a replacement before it deletes what was there, although both are one at AWS: the
   * deletion takes the new one away, unless the program says `deleteBeforeReplace`.
   */
  outlivesReplacement?: true;
  /** What AWS assumes for inputs that were left out, where a template or an output shows it. */
  defaults?: Values;
  /** Outputs that are empty unless an input is set: output -> input. */
  onlyIf?: Readonly<Record<string, string>>;
  /** Outputs that change with an update that touches any other property. */
  bumps?: readonly string[];
  /** The input without which they stay as they are. */
  bumpsOnlyIf?: string;
}

const identities: Readonly<Record<string, Identity>> = {
  ...storageIdentities,
  ...accessIdentities,
  ...operationsIdentities,
  ...networkIdentities,
  ...edgeIdentities,
  ...apiIdentities,
  ...automationIdentities,
  ...detectionIdentities,
  ...balancingIdentities,
  ...certificateIdentities,
  ...computeIdentities,
  ...containerIdentities,
  ...databaseIdentities,
  ...messagingIdentities,
};

/**
 * The identity of a type. A type that no table lists gets a name-based id and a plausible ARN: its schema is
 * checked all the same, only its ids look less like AWS's.
 *
 * @param properties names of the type's inputs.
 */
export function identityOf(type: string, properties: readonly string[]): Identity {
  const listed = identities[type];
  if (listed !== undefined) return listed;
  const [, module = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const service = module.toLowerCase();
  if (properties.includes("name")) {
    return {
      name: "name",
      id: "{name}",
      arn: `arn:aws:${service}:{region}:{account}:${kind.toLowerCase()}/{name}`,
    };
  }
  return {
    id: `${kind.toLowerCase()}-{hex:17}`,
    arn: `arn:aws:${service}:{region}:{account}:${kind.toLowerCase()}/{id}`,
  };
}
