-- AlterTable
ALTER TABLE "presence" ADD COLUMN     "field" TEXT;
