-- CreateTable
CREATE TABLE "DynamicRulesVersion" (
    "version" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "rules" TEXT NOT NULL,
    "sources" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "amendedAt" DATETIME NOT NULL
);
