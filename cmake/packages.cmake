# SPDX-License-Identifier: Apache-2.0
# The libraries we build on. All come from the distribution (scripts/setup.sh installs them), none is kept
# here. docs/decisions/0005-dependencies.md says why each was chosen.
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)             # formatting
find_package(date REQUIRED)              # time zones; g++ 12 has none
find_package(simdjson REQUIRED)          # reading JSON
find_package(tomlplusplus REQUIRED)      # reading scenario files
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)        # folding case and accents
pkg_check_modules(geographic REQUIRED IMPORTED_TARGET geographiclib)    # lengths on the ellipsoid
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)                # the embedded network
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)              # jobs and scenarios of a server
find_package(Boost 1.81 REQUIRED)                                       # HTTP: headers of Asio and Beast
find_package(OpenSSL REQUIRED COMPONENTS Crypto)                        # digests and signatures of a server
add_library(corridor::beast ALIAS Boost::headers)
add_library(corridor::sqlite ALIAS PkgConfig::sqlite)
add_library(corridor::crypto ALIAS OpenSSL::Crypto)
pkg_check_modules(clp REQUIRED IMPORTED_TARGET clp)                    # linear programs
add_library(corridor::utf8proc ALIAS PkgConfig::utf8proc)
add_library(corridor::geographic ALIAS PkgConfig::geographic)
add_library(corridor::zstd ALIAS PkgConfig::zstd)
add_library(corridor::clp ALIAS PkgConfig::clp)

if(CORRIDOR_TESTS)
  find_package(GTest 1.12 REQUIRED)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)   # the checks in tests/tidy and tests/golden
  include(GoogleTest)
endif()
if(CORRIDOR_BENCH)
  find_package(benchmark REQUIRED)
endif()
