-- AlterTable
ALTER TABLE "staff_session" ADD COLUMN     "second_factor" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "staff_two_factor" DROP COLUMN "last_code_at",
DROP COLUMN "last_code_hash";
