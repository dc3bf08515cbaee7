-- CreateTable
CREATE TABLE "CertificateSeries" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    PRIMARY KEY ("series", "year")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "number" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sealedContent" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "revokedReason" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_key_key" ON "Certificate"("key");
