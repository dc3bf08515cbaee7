-- AlterTable
ALTER TABLE "Grant" ADD COLUMN "studioId" TEXT;

-- CreateTable
CREATE TABLE "Studio" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "zoneCode" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "industry" TEXT NOT NULL,
    "trades" TEXT NOT NULL DEFAULT '[]',
    "level" TEXT NOT NULL,
    "star" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'active',
    "foundedOn" TEXT NOT NULL,
    "namedOn" TEXT,
    "rectifyBy" TEXT,
    "barredUntil" TEXT,
    "premises" TEXT NOT NULL DEFAULT '',
    "rules" TEXT NOT NULL DEFAULT '',
    "plan" TEXT NOT NULL DEFAULT '',
    "leadName" TEXT NOT NULL,
    "leadPersonId" TEXT,
    "leadHonours" TEXT NOT NULL DEFAULT '[]',
    "sample" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Studio_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Studio_leadPersonId_fkey" FOREIGN KEY ("leadPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StudioMember" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studioId" TEXT NOT NULL,
    "sealedName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "certificates" TEXT NOT NULL DEFAULT '[]',
    "joinedOn" TEXT NOT NULL,
    "leftOn" TEXT,
    CONSTRAINT "StudioMember_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Achievement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studioId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "doneOn" TEXT NOT NULL,
    "byWhom" TEXT NOT NULL DEFAULT '[]',
    "benefitFen" BIGINT NOT NULL DEFAULT 0,
    "benefitBasis" TEXT NOT NULL DEFAULT '',
    "adopted" BOOLEAN NOT NULL DEFAULT false,
    "adoptedBy" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'recorded',
    CONSTRAINT "Achievement_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Apprenticeship" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studioId" TEXT NOT NULL,
    "masterMemberId" TEXT,
    "sealedApprenticeName" TEXT NOT NULL,
    "agreement" TEXT NOT NULL,
    "goals" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "evaluation" TEXT,
    "contestEntryId" TEXT,
    CONSTRAINT "Apprenticeship_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StudioGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studioId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "spentFen" BIGINT NOT NULL DEFAULT 0,
    "receivedOn" TEXT NOT NULL,
    CONSTRAINT "StudioGrant_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StudioHistory" (
    "studioId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "cycleId" TEXT,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("studioId", "seq"),
    CONSTRAINT "StudioHistory_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Studio_zoneCode_level_idx" ON "Studio"("zoneCode", "level");

-- CreateIndex
CREATE INDEX "Studio_status_idx" ON "Studio"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Studio_unitId_name_key" ON "Studio"("unitId", "name");

-- CreateIndex
CREATE INDEX "StudioMember_studioId_idx" ON "StudioMember"("studioId");

-- CreateIndex
CREATE INDEX "Achievement_studioId_year_idx" ON "Achievement"("studioId", "year");

-- CreateIndex
CREATE INDEX "Apprenticeship_studioId_idx" ON "Apprenticeship"("studioId");

-- CreateIndex
CREATE INDEX "Apprenticeship_contestEntryId_idx" ON "Apprenticeship"("contestEntryId");

-- CreateIndex
CREATE INDEX "StudioGrant_studioId_year_idx" ON "StudioGrant"("studioId", "year");
