import { accountSingletons } from "./account";
import { detectionSingletons } from "./detection";
import type { Singleton } from "./singleton";

/** What edge makes once an account (docs/deploying.md); the role among them is found with the other names. */
export const singletons: readonly Singleton[] = [...detectionSingletons, ...accountSingletons];
