import { describe, expect, it } from 'vitest';
import { explainProviderFailure } from './explain-failure.ts';

// Messages of onnxruntime-node 1.30.
const noAdapter =
  '/onnxruntime_src/onnxruntime/core/providers/webgpu/webgpu_context.cc:136 onnxruntime::webgpu::WebGpuContext::' +
  'Initialize(const onnxruntime::webgpu::WebGpuContextConfig&)::<lambda()> adapter_result.status == ' +
  'wgpu::RequestAdapterStatus::Success was false. Failed to get a WebGPU adapter: No supported adapters\n';
const noCuda = 'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library';
const notThere = 'no available backend found. ERR: [coreml] backend not found.';

describe('the reason why a provider failed', () => {
  it('names the driver when WebGPU finds no adapter', () => {
    expect(explainProviderFailure('webgpu', noAdapter)).toEqual({ cause: 'no-adapter' });
  });

  it('names the libraries when CUDA is not installed', () => {
    expect(explainProviderFailure('cuda', noCuda)).toEqual({ cause: 'no-cuda-libraries' });
  });

  it('says when the build lacks the provider', () => {
    expect(explainProviderFailure('coreml', notThere)).toEqual({ cause: 'not-in-build' });
  });

  it('is the readable end of a message that nobody has seen yet', () => {
    const message = '/src/a/b.cc:12 void f()::<lambda()> x == y was false. The device is on strike.\n';
    expect(explainProviderFailure('webgpu', message)).toEqual({
      cause: 'unknown',
      runtimeWords: 'The device is on strike.',
    });
  });
});
