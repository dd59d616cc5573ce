// next-auth's own endpoints; which of them there are is in lib/web, what they do in lib/auth.
export { answerNextAuth as GET, answerNextAuth as POST } from "@/lib/web/next-auth-door";
