export { settingsSchema } from "./settings";
export type { Settings } from "./settings";
