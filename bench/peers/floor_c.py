"""The floor: memory traffic alone, and fused exact loops in C and numba. The C ones need gcc and are optional."""

import ctypes
import hashlib
import os
import subprocess
import tempfile

import numpy as np
from base import ColObj, Peer
from data import INDICATORS, INPUTS

SRC = r"""
#include <stdint.h>
typedef int64_t i64; typedef WIDE wide;
static inline int32_t cents(wide x, wide t, i64 w, uint8_t ok){   /* t > 0 */
  if(!ok || x <= 0) return 0;
  if(x >= t) return 100*w;
  return (int32_t)((200*w*x + t) / (2*t));
}
void run(i64 n, const i64**x, const uint8_t**ok, const i64*tgt, int32_t**o, int32_t*tot, int8_t*gr){
  const i64 W[6]={10,20,10,20,15,25};
  for(i64 i=0;i<n;i++){
    int32_t s=0,v;
    v=cents(x[1][i],x[0][i],10,ok[1][i]&ok[0][i]); o[0][i]=v; s+=v;
    v=cents(x[2][i],TARGET1,20,ok[2][i]); o[1][i]=v; s+=v;
    v=cents(x[3][i],TARGET2,10,ok[3][i]); o[2][i]=v; s+=v;
    v=cents(x[4][i],TARGET3,20,ok[4][i]); o[3][i]=v; s+=v;
    v=cents(x[5][i],TARGET4,15,ok[5][i]); o[4][i]=v; s+=v;
    v=cents(x[6][i],TARGET5,25,ok[6][i]); o[5][i]=v; s+=v;
    tot[i]=s; gr[i]=(s<9000)+(s<8000)+(s<6000);
  }
}
"""
FSRC = r"""
#include <stdint.h>
typedef int64_t i64;
/* integers carried in doubles: exact floor division while 200*w*x + t < 2^53 ; vectorises to vdivpd */
void run(i64 n, const i64**x, const uint8_t**ok, const i64*tgt, int32_t**o, int32_t*tot, int8_t*gr){
  enum{B=1024}; const double W[6]={10,20,10,20,15,25};
  for(i64 b=0;b<n;b+=B){ i64 k=n-b<B?n-b:B; int32_t s[B];
    for(i64 i=0;i<k;i++) s[i]=0;
    for(int j=0;j<6;j++){ const i64*X=x[j+1]+b; const i64*D=x[0]+b; const uint8_t*K=ok[j+1]+b; int32_t*O=o[j]+b;
      double w2=200*W[j], cap=100*W[j], t=(double)tgt[j];
      if(j==0) for(i64 i=0;i<k;i++){ double d=(double)D[i], q=__builtin_floor((w2*(double)X[i]+d)/(2*d));
          q=q<0?0:q; q=q>cap?cap:q; int32_t v=K[i]?(int32_t)q:0; O[i]=v; s[i]+=v; }
      else for(i64 i=0;i<k;i++){ double q=__builtin_floor((w2*(double)X[i]+t)/(2*t));
          q=q<0?0:q; q=q>cap?cap:q; int32_t v=K[i]?(int32_t)q:0; O[i]=v; s[i]+=v; }
    }
    for(i64 i=0;i<k;i++){ tot[b+i]=s[i]; gr[b+i]=(s[i]<9000)+(s[i]<8000)+(s[i]<6000); }
  }
}
"""


def build(src, *flags):
    key = hashlib.sha1((src + repr(flags)).encode()).hexdigest()[:12]
    so = os.path.join(tempfile.gettempdir(), f"indicrules_bench_{key}.so")
    if not os.path.exists(so):
        c = so[:-3] + ".c"
        with open(c, "w") as file:
            file.write(src)
        subprocess.run(["gcc", "-O3", "-march=native", "-shared", "-fPIC", *flags, c, "-o", so], check=True)
    return ctypes.CDLL(so).run


class CObj(ColObj):
    def __init__(self, f):
        self.f = f

    def score_batch(self, c):
        n = len(c["budget"][0])
        xs = [np.ascontiguousarray(c[k][0]) for k in INPUTS]
        oks = [c[k][1].view(np.uint8) for k in INPUTS]
        out = [np.empty(n, np.int32) for _ in INDICATORS]
        tot = np.empty(n, np.int32)
        gr = np.empty(n, np.int8)
        tg = np.array([0] + [t * 100 for _, _, t, _ in INDICATORS[1:]], np.int64)

        def p(arrs):
            return (ctypes.c_void_p * len(arrs))(*[a.ctypes.data for a in arrs])

        self.f(
            ctypes.c_int64(n),
            p(xs),
            p(oks),
            ctypes.c_void_p(tg.ctypes.data),
            p(out),
            ctypes.c_void_p(tot.ctypes.data),
            ctypes.c_void_p(gr.ctypes.data),
        )
        return out, tot, gr


class C(Peer):
    shape, unit, row_engine = "int_cols", "cents", False
    flags = ()

    def ruleset_text(self):
        return SRC

    def load(self, text):
        return CObj(build(text, *self.flags))


RUNTIME = tuple(f"-DTARGET{i}=tgt[{i}]" for i in range(1, 6))
CONST = tuple(f"-DTARGET{i}={t * 100}" for i, t in zip(range(1, 6), (43, 906, 10, 100, 95), strict=False))


class CInt64(C):
    flags = ("-DWIDE=i64", *RUNTIME)


class CInt64Const(C):
    flags = ("-DWIDE=i64", *CONST)


class CInt128(C):
    flags = ("-DWIDE=__int128", *RUNTIME)


class CF64Int(C):
    def ruleset_text(self):
        return FSRC


class CopyObj(ColObj):
    """Move exactly the bytes a scorer must: read 7 int64 columns + masks, write 6 int32 + total + grade."""

    def score_batch(self, c):
        len(c["budget"][0])
        outs = [c[k][0].copy() for k in INPUTS]
        m = [c[k][1].copy() for k in INPUTS]
        return outs, m


class NpCopy(C):
    def load(self, text):
        return CopyObj()


class NbObj(ColObj):
    def __init__(self):
        import numba as nb

        @nb.njit(inline="always")
        def cents(x, t, w, ok):
            if not ok or x <= 0:
                return 0
            if x >= t:
                return 100 * w
            return (200 * w * x + t) // (2 * t)

        @nb.njit
        def run(xs, oks, tg, ws, out, tot, gr):
            for i in range(tot.size):
                s = 0
                for j in range(6):
                    t = xs[0, i] if j == 0 else tg[j]
                    v = cents(xs[j + 1, i], t, ws[j], oks[j + 1, i])
                    out[j, i] = v
                    s += v
                tot[i] = s
                gr[i] = (s < 9000) + (s < 8000) + (s < 6000)

        self.run = run
        one = np.ones((7, 1), np.int64)
        self.tg = np.array([0] + [t * 100 for _, _, t, _ in INDICATORS[1:]])
        self.ws = np.array([10, 20, 10, 20, 15, 25])
        run(
            one,
            one.astype(bool),
            self.tg,
            self.ws,
            np.empty((6, 1), np.int32),
            np.empty(1, np.int32),
            np.empty(1, np.int8),
        )

    def score_batch(self, c):
        n = len(c["budget"][0])
        xs = np.stack([c[k][0] for k in INPUTS])
        oks = np.stack([c[k][1] for k in INPUTS])
        out = np.empty((6, n), np.int32)
        tot = np.empty(n, np.int32)
        gr = np.empty(n, np.int8)
        self.run(xs, oks, self.tg, self.ws, out, tot, gr)
        return list(out), tot, gr


class NumbaInt64(C):
    def load(self, text):
        return NbObj()
