import { describeSenselessPrograms } from "./variants/senseless-suite";

describeSenselessPrograms(20);
