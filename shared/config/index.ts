export { configurationFolder, fileSource } from "./file";
export { loadEnvironment, loadSettings } from "./load";
export { loadProgramSettings, programSource } from "./program";
export { refuseBootstrap, refuseUp } from "./refuse";
export { settingsSchema } from "./schema";
export type { Settings } from "./schema";
export { environmentNamed, fileName } from "./source";
export type { SettingsSource } from "./source";
