/* SPDX-License-Identifier: Apache-2.0 */
/* The archives that more.cmake packs, as read-only data of the program. */
        .section .rodata
        .balign 16
        .global corridor_eurasia_begin
        .global corridor_eurasia_end
corridor_eurasia_begin:
        .incbin CORRIDOR_EURASIA
corridor_eurasia_end:
        .global corridor_basemap_begin
        .global corridor_basemap_end
corridor_basemap_begin:
        .incbin CORRIDOR_BASEMAP
corridor_basemap_end:
        .byte 0
        .section .note.GNU-stack,"",@progbits
