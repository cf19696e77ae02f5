/// <reference types="@tarojs/taro" />

/** Settings baked in by client/config/index.ts. */
declare const BUILD_API_BASE: string;
declare const BUILD_SIGN_IN_URL: string;
declare const BUILD_SIGN_IN_PATH: string;
declare const BUILD_LANGUAGE: string;
declare const BUILD_HOTLINE: string;

declare module '*.css';
