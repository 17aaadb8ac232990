import { describeDeletions } from "./deletions";

describeDeletions("dev");
