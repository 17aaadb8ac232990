import { procedurePage } from "../../edge/procedures/page";
import { proceduresOf } from "../../edge/procedures/table";
import { loadEnvironment } from "../../shared/config";
import { Arns } from "../../shared/naming";
import type { GeneratedDocument } from "./documents";

/**
 * A page of `docs/runbooks` for each procedure. Its names are those of prod, whose failover matters most, with `<env>` in
 * the place of the environment.
 */
export function procedurePages(): readonly GeneratedDocument[] {
  const settings = loadEnvironment("prod");
  const arns = new Arns(settings);
  const neutral = (text: string): string => text.replaceAll(`-${settings.environment}`, "-<env>");
  return proceduresOf(arns, settings).map((procedure) => ({
    path: `docs/runbooks/${procedure.id}.md`,
    render: () => {
      const region = procedure.region === "home" ? settings.region : settings.recoveryRegion;
      return neutral(procedurePage(procedure, arns.names.procedure(procedure.id), region));
    },
  }));
}
