export { foundationContract, publishFoundation } from "./foundation";
export type { FoundationOutputs, FoundationState } from "./foundation";
export { persistentContract, publishPersistent } from "./persistent";
export type { PersistentOutputs, PersistentState } from "./persistent";
export { publish } from "./publish";
export type { Published, StackOutputs } from "./publish";
export { readLayer } from "./reference";
export { stackName } from "./stack";
