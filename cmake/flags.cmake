# SPDX-License-Identifier: Apache-2.0
# How every target is compiled. Two interface targets: corridor_language (travels with our headers) and
# corridor_warnings (stays with our own sources).

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)

# The same digits everywhere: no fused multiply-add behind our back, and no -ffast-math, ever.
# The prefix map keeps the folder of the build out of the binaries, and lets ccache serve one checkout
# with what another has compiled.
add_library(corridor_language INTERFACE)
target_compile_features(corridor_language INTERFACE cxx_std_20)
target_compile_options(corridor_language INTERFACE -ffp-contract=off)

add_library(corridor_warnings INTERFACE)
target_compile_options(corridor_warnings INTERFACE
  -Wall -Wextra -Wpedantic
  -Wshadow                      # one name, one thing
  -Wconversion -Wsign-conversion -Wdouble-promotion   # no silent change of a number
  -Wold-style-cast              # a cast says which kind it is
  -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Wformat=2 -Wundef -Wcast-align
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(corridor_warnings INTERFACE
    -Wuseless-cast -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override)
else()
  # libstdc++'s own std::stable_sort calls what libstdc++ deprecates, and clang blames us.
  target_compile_options(corridor_warnings INTERFACE -Wno-deprecated-declarations)
endif()

if(CORRIDOR_SANITIZE)
  add_compile_options(-fsanitize=${CORRIDOR_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CORRIDOR_SANITIZE})
endif()
if(CORRIDOR_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# With link-time optimisation g++ 12 sees buffer overruns in std::string's own operator+ (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13
   AND CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  add_compile_options(-Wno-stringop-overread -Wno-stringop-overflow -Wno-restrict)
  add_link_options(-Wno-stringop-overread -Wno-stringop-overflow -Wno-restrict)
endif()

# Faster builds where the tools are there; none of them changes what is built.
if(PROJECT_IS_TOP_LEVEL)
  find_program(CORRIDOR_CCACHE ccache)
  if(CORRIDOR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CORRIDOR_CCACHE})
  endif()
  find_program(CORRIDOR_MOLD mold)
  if(CORRIDOR_MOLD AND NOT CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    add_link_options(-fuse-ld=mold)
  endif()
endif()
