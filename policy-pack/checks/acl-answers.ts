import type { AclRow } from "../graph/network-acls";
import { refusedPorts } from "../graph/network-acls";
import type { Violation } from "../rule";

/**
 * Ports to which answers return: those of any client, NAT gateways and functions included.
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
export const ephemeral = { from: 1024, to: 65_535 } as const;

/** True for a row that itself lets answers return: the far end opened the connection. */
function isForAnswers({ from, to }: AclRow): boolean {
  return from >= ephemeral.from && to === ephemeral.to;
}

/** The connections that the rows of one direction let be opened, and whose answers do not come back. */
export function* unanswered(rows: readonly AclRow[], back: readonly AclRow[]): Iterable<Violation> {
  for (const row of rows) {
    const opens = row.allows && (row.protocol === "tcp" || row.protocol === "all") && !isForAnswers(row);
    const [gap] = opens ? refusedPorts(back, row.peer, ephemeral) : [];
    if (gap) {
      const what = row.protocol === "all" ? "everything" : `tcp ${row.from}-${row.to}`;
      yield {
        found: `rule ${row.number} lets ${what} ${row.direction === "egress" ? "out to" : "in from"} ${row.peer}, but answers on ${gap.from}-${gap.to} do not get ${row.direction === "egress" ? "in" : "out"}`,
        expected: `tcp ${ephemeral.from}-${ephemeral.to} in the other direction: a network ACL remembers no connection`,
        fix: "Let the ephemeral ports pass in the other direction.",
      };
    }
  }
}
