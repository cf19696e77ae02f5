import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { ariaAttributes } from './aria-attributes';

// Taro loads this file as CommonJS, so `__dirname` exists here although the repository is ESM.
const root = path.resolve(__dirname, '../..');
const shared = path.join(root, 'shared');
const platform = process.env.TARO_ENV ?? 'h5';

/** A setting of the build, baked in as a string. Nothing secret may pass here: whoever has the bundle can read it. */
const setting = (name: string, fallback: string) => JSON.stringify(process.env[name] ?? fallback);

export default defineConfig({
  projectName: 'time-bank',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `../dist/${platform}`,
  projectConfigName: '../project.config.json',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: platform === 'weapp' ? [[path.join(__dirname, 'weapp-aria.ts'), ariaAttributes]] : [],
  defineConstants: {
    BUILD_API_BASE: setting('TIMEBANK_API_BASE', ''),
    BUILD_SIGN_IN_URL: setting('TIMEBANK_SIGN_IN_URL', '/demo'),
    BUILD_SIGN_IN_PATH: setting('TIMEBANK_SIGN_IN_PATH', '/demo/sign-in'),
    BUILD_LANGUAGE: setting('TIMEBANK_LANGUAGE', 'zh'),
    BUILD_HOTLINE: setting('TIMEBANK_HOTLINE', '0772-0000000'),
  },
  mini: {
    // aria-attributes.ts stands beside this file and is read by both the build and the program.
    compile: { include: [shared, __dirname] },
    optimizeMainPackage: { enable: true },
    // px stays px: an elder's 22 px must not shrink with the width of the phone (docs/adr/0020).
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    compile: { include: [shared] },
    router: { mode: 'hash' },
    webpackChain(chain) {
      // What two pages share is loaded once, not with each page.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          default: false,
          defaultVendors: false,
          vendors: { name: 'vendors', test: /node_modules/, chunks: 'initial', priority: 10 },
          common: { name: 'common', test: /client\/src|shared/, minChunks: 2, chunks: 'all', enforce: true },
        },
      });
    },
    useHtmlComponents: true,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: false } },
  },
});
