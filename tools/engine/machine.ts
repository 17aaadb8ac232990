import { cpus, totalmem } from "node:os";

/** The machine and the versions that a measurement was made with, as one line under its figures. */
export function machineLine(engineVersion: string): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus().length} x ${model}, ${memory}, Node ${process.versions.node}, engine ${engineVersion}`;
}
