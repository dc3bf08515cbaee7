-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_StudioGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studioId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "spentFen" BIGINT NOT NULL DEFAULT 0,
    "receivedOn" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    CONSTRAINT "StudioGrant_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_StudioGrant" ("amountFen", "id", "purpose", "receivedOn", "source", "spentFen", "studioId", "year") SELECT "amountFen", "id", "purpose", "receivedOn", "source", "spentFen", "studioId", "year" FROM "StudioGrant";
DROP TABLE "StudioGrant";
ALTER TABLE "new_StudioGrant" RENAME TO "StudioGrant";
CREATE INDEX "StudioGrant_studioId_year_idx" ON "StudioGrant"("studioId", "year");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
