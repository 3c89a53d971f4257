-- CreateTable
CREATE TABLE "read_letter" (
    "mailbox" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_letter_pkey" PRIMARY KEY ("mailbox","uid")
);
