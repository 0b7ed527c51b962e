import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { phoneNumber } from 'better-auth/plugins/phone-number';
import { username } from 'better-auth/plugins/username';
import type { Pool } from 'pg';
import { z } from 'zod';
import { isId } from '#server/core/id';
import type { CodeSender } from './code-sender';
import { hashPassword, verifyPassword } from './password';

const DAY_SECONDS = 86_400;

export interface LibraryOptions {
  pool: Pool;
  secret: string;
  /** Where browsers reach the application; https makes the cookies `Secure`. */
  publicUrl: string;
  sender: CodeSender;
  /** Faults inside the library that it would otherwise print. */
  onFault: (message: string) => void;
}

// A session without a password: after a one-time code, and for the demo's one-tap sign-in. It has no path, so no
// request can reach it even if the library's routes were mounted some day.
const openSession = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ loginId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.loginId);
        if (!user) throw new Error('A session was asked for a login that does not exist.');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      },
    ),
  },
};

/**
 * The sign-in library over schema `auth`. A login's id and user name are the resident's id; name, phone and card
 * stay in our own tables alone. Its HTTP routes are not mounted: our mutations call it and pass its cookies on.
 */
export function createLibrary({ pool, secret, publicUrl, sender, onFault }: LibraryOptions) {
  return betterAuth({
    appName: 'peace-supermarket',
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => onFault(message),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: {
      modelName: 'login',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      expiresIn: 30 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      // A cached session would outlive its revocation.
      cookieCache: { enabled: false },
      fields: {
        userId: 'login_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'login_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'one_time_code',
      // The identifier holds the phone.
      storeIdentifier: 'hashed',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'peace',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      // Where people sign in from is not ours to keep.
      ipAddress: { disableIpTracking: true },
      database: { generateId: 'uuid' },
    },
    plugins: [
      username({ displayUsername: false, maxUsernameLength: 36, usernameValidator: isId }),
      phoneNumber({
        otpLength: 6,
        expiresIn: 300,
        allowedAttempts: 3,
        sendOTP: ({ phoneNumber: phone, code }) => sender.send(phone, code),
        schema: {
          user: { fields: { phoneNumber: 'phone_number', phoneNumberVerified: 'phone_number_verified' } },
        },
      }),
      openSession,
    ],
  });
}

export type Library = ReturnType<typeof createLibrary>;
