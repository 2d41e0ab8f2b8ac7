//! The vector instructions of the processor at hand.
//!
//! A kernel that is run through here is compiled once for every set of vector instructions, and the
//! widest that the processor has is picked when it is called. Which one that is changes no bit:
//! sums go in lanes that the code lays down, and a product and a sum are rounded together
//! (`mul_add_precise`) where the code says so, then everywhere. Processors that cannot do that in one
//! instruction do it in many, so there those kernels are slow.
//!
//! Functions below a kernel need `#[inline(always)]`: only what is inlined is compiled anew.

use fearless_simd::{Level, Simd, dispatch};

/// The widest instructions there are.
pub(crate) fn best() -> Level {
    Level::new()
}

/// Numbers in a vector of the widest kind.
pub(crate) const LANES: usize = 8;

/// Numbers of one vector, in one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(crate) struct Line(pub(crate) [f64; LANES]);

impl Line {
    /// Lines with all numbers, one after the other, the last filled up with zeros.
    pub(crate) fn of(numbers: &[f64]) -> Vec<Self> {
        let line = |chunk: &[f64]| {
            let mut line = Self([0.0; LANES]);
            line.0[..chunk.len()].copy_from_slice(chunk);
            line
        };
        numbers.chunks(LANES).map(line).collect()
    }
}

/// Runs plain loops, compiled for `level`.
pub(crate) fn vectorized<R>(level: Level, work: impl FnOnce() -> R) -> R {
    dispatch!(level, simd => simd.vectorize(work))
}

/// Everything that this processor can be asked to use, the narrowest first.
#[cfg(test)]
pub(crate) fn levels() -> Vec<Level> {
    let best = best();
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        let narrower = [
            best.as_sse2().map(Level::Sse2),
            best.as_sse4_2().map(Level::Sse4_2),
            best.as_avx2().map(Level::Avx2),
            best.as_avx512().map(Level::Avx512),
        ];
        narrower.into_iter().flatten().collect()
    }
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    vec![best]
}
