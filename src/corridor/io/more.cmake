# SPDX-License-Identifier: Apache-2.0
# The data inside the program: a small packer, built first, makes one compressed archive of each folder, and
# the assembler puts the archives into the library (embedded.S).
add_executable(corridor_pack ${PROJECT_SOURCE_DIR}/cmake/pack.cpp)
target_compile_features(corridor_pack PRIVATE cxx_std_20)
target_link_libraries(corridor_pack PRIVATE corridor_warnings corridor::zstd)

function(corridor_embed name folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.csv ${folder}/*.json ${folder}/*.geojson)
  set(archive ${CMAKE_CURRENT_BINARY_DIR}/${name}.zst)
  add_custom_command(OUTPUT ${archive}
    COMMAND corridor_pack ${archive} ${files}
    DEPENDS corridor_pack ${files}
    COMMENT "Packing ${name}" VERBATIM)
  string(TOUPPER ${name} upper)
  set_property(SOURCE ${embedded} APPEND PROPERTY OBJECT_DEPENDS ${archive})
  set_property(SOURCE ${embedded} APPEND PROPERTY COMPILE_DEFINITIONS "CORRIDOR_${upper}=\"${archive}\"")
endfunction()

set(embedded ${CMAKE_CURRENT_SOURCE_DIR}/io/embedded.S)
corridor_embed(eurasia ${PROJECT_SOURCE_DIR}/data/eurasia)
corridor_embed(basemap ${PROJECT_SOURCE_DIR}/data/basemap)
# An own library: the warnings of C++ mean nothing to the assembler.
add_library(corridor_embedded OBJECT ${embedded})
target_sources(corridor_io PRIVATE $<TARGET_OBJECTS:corridor_embedded>)
